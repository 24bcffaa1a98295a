import styles from './app.module.css';
import { HelpDialog } from './components/help-dialog.tsx';
import { Instruments } from './components/instruments.tsx';
import { MemoryRail } from './components/memory-rail.tsx';
import { TopBar } from './components/top-bar.tsx';
import { Transport } from './components/transport.tsx';
import { Surroundings, View } from './components/view.tsx';
import { useStudioState } from './studio/studio-context.tsx';

/** The Explore room. */
export function App() {
  return (
    <div className={styles.room}>
      <TopBar />
      <Surroundings />
      <View />
      <Transport />
      <Instruments />
      <MemoryRail />
      <HelpDialog />
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
