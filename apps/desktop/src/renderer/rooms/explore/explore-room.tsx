import styles from './explore-room.module.css';
import { Instruments } from './instruments.tsx';
import { MemoryRail } from './memory-rail.tsx';
import { Transport } from './transport.tsx';
import { Surroundings, View } from './view.tsx';

/** Where one walks. */
export function ExploreRoom() {
  return (
    <div className={styles.room}>
      <Surroundings />
      <View />
      <Transport />
      <Instruments />
      <MemoryRail />
    </div>
  );
}
