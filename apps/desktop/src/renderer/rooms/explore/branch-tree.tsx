import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { press } from '../../components/press.ts';
import { useFrames, useStudio } from '../../studio/studio-context.tsx';
import type { WalkHistory } from '../../studio/walk-history.ts';
import { type Lane, layLanes } from './branch-lanes.ts';
import styles from './branch-tree.module.css';

const LANE_PX = 12;
const MOST_LANES = 6;
/** The tree grows beyond its width rarely, so that it is laid out anew rarely. */
const LEAST_FRAMES = 40;
const GROWTH = 1.5;

/** The branches of the walk, once there are several: a press goes to the end of one. */
export function BranchTree() {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const { history } = studio.feed;
  const dot = useRef<SVGCircleElement>(null);
  const growing = useRef<SVGLineElement>(null);
  const growingEnd = useRef<HTMLButtonElement>(null);
  const [shape, setShape] = useState('');
  useFrames(({ frameIndex, timeline }) => {
    setShape(shapeOf(history));
    const { leftOf } = new TreeScale(history);
    dot.current?.setAttribute('cx', leftOf(frameIndex));
    growing.current?.setAttribute('x2', leftOf(timeline.last));
    growingEnd.current?.style.setProperty('left', leftOf(timeline.last));
  });
  if (shape === '') return null;

  const lanes = layLanes(history.branches).filter(({ lane }) => lane < MOST_LANES);
  const { leftOf } = new TreeScale(history);
  const isGrowing = ({ mark }: Lane) =>
    history.ends.some(({ branchId, isHere }) => isHere && branchId === mark.id);
  return (
    <nav className={styles.tree} aria-label={t('branches.label')}>
      <svg
        className={styles.lines}
        style={{ height: LANE_PX * (1 + Math.max(...lanes.map(({ lane }) => lane))) }}
        aria-hidden="true"
      >
        {lanes.map((each) => {
          const from = leftOf(Math.max(0, each.mark.span.first - 1));
          return (
            <g key={each.mark.id} data-current={each.mark.isCurrent}>
              <line x1={from} x2={from} y1={topOf(each.parentLane)} y2={topOf(each.lane)} />
              <line
                ref={isGrowing(each) ? growing : undefined}
                x1={from}
                x2={leftOf(each.mark.span.last)}
                y1={topOf(each.lane)}
                y2={topOf(each.lane)}
              />
            </g>
          );
        })}
        <circle ref={dot} cx={leftOf(studio.feed.latest?.frameIndex ?? 0)} cy={topOf(0)} r={3.5} />
      </svg>
      {history.ends.map(({ branchId, name, frameIndex, isHere }) => {
        const lane = lanes.find(({ mark }) => mark.id === branchId)?.lane;
        if (lane === undefined) return null;
        return (
          <button
            key={branchId}
            ref={isHere ? growingEnd : undefined}
            type="button"
            className={styles.end}
            style={{ left: leftOf(frameIndex), top: topOf(lane) }}
            aria-current={isHere}
            aria-label={t('branches.goTo', { name })}
            title={t('branches.goTo', { name })}
            onClick={press(() => studio.rewindToEnd(branchId))}
          >
            {name}
          </button>
        );
      })}
    </nav>
  );
}

/** Where along the tree a frame is. */
class TreeScale {
  readonly lastFrame: number;

  constructor({ branches }: WalkHistory) {
    const last = Math.max(1, ...branches.map(({ span }) => span.last));
    const growths = Math.ceil(Math.log(last / LEAST_FRAMES) / Math.log(GROWTH));
    this.lastFrame = LEAST_FRAMES * GROWTH ** Math.max(0, growths);
  }

  readonly leftOf = (frameIndex: number): string => `${((100 * frameIndex) / this.lastFrame).toFixed(2)}%`;
}

function topOf(lane: number): number {
  return LANE_PX * lane + LANE_PX / 2;
}

/** Changes where the tree is to be laid out anew; empty where there is one branch only. */
function shapeOf(history: WalkHistory): string {
  const { ends, branches } = history;
  if (ends.length < 2) return '';
  const stretches = branches.map(({ id, parentId, isCurrent }) => `${id}/${parentId}${isCurrent ? '*' : ''}`);
  return [...stretches, new TreeScale(history).lastFrame].join(' ');
}
