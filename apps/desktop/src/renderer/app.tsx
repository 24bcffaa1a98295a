import { useStore } from 'zustand';
import styles from './app.module.css';
import { CommandPalette } from './commands/command-palette.tsx';
import { HelpDialog } from './components/help-dialog.tsx';
import { TopBar } from './components/top-bar.tsx';
import { EvaluateRoom } from './rooms/evaluate/evaluate-room.tsx';
import { ExploreRoom } from './rooms/explore/explore-room.tsx';
import { LibraryRoom } from './rooms/library/library-room.tsx';
import type { RoomName } from './rooms/room-names.ts';
import { roomsStore } from './rooms/rooms-store.ts';
import { TrajectoriesRoom } from './rooms/trajectories/trajectories-room.tsx';
import { SettingsDialog } from './settings/settings-dialog.tsx';
import { useStudioState } from './studio/studio-context.tsx';

const ROOMS: Readonly<Record<RoomName, () => React.ReactNode>> = {
  explore: ExploreRoom,
  trajectories: TrajectoriesRoom,
  evaluate: EvaluateRoom,
  library: LibraryRoom,
};

/** The studio: the bar and the room that one is in. */
export function App() {
  const Room = ROOMS[useStore(roomsStore, ({ room }) => room)];
  return (
    <div className={styles.studio}>
      <TopBar />
      <Room />
      <HelpDialog />
      <SettingsDialog />
      <CommandPalette />
      <Announcer />
    </div>
  );
}

/** Says aloud what sighted people see change. */
function Announcer() {
  const announcement = useStudioState((state) => state.announcement);
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {announcement}
    </p>
  );
}
