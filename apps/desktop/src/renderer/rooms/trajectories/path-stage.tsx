import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStudio } from '../../studio/studio-context.tsx';
import { colorSchemeStore } from '../../styles/color-scheme.ts';
import { contentOf } from './path-content.ts';
import styles from './path-stage.module.css';
import { PathScene } from './scene/path-scene.ts';
import { NO_SURROUNDINGS } from './scene/scene-content.ts';
import { StageTools } from './stage-tools.tsx';
import { newKeyframe, poseAbove } from './state/new-path.ts';
import { edit, endGesture, playhead } from './state/trajectories-store.ts';
import { useDesk, usePace, usePlannedPath, useTrajectories } from './use-trajectories.ts';

/** The walk may go on meanwhile; what surrounds a path need not follow every frame of it. */
const SURROUNDINGS_MS = 500;

/** The selected path in three dimensions, and what it lies among. */
export default function PathStage() {
  const { t } = useTranslation('trajectories');
  const studio = useStudio();
  const host = useRef<HTMLDivElement>(null);
  const [scene, setScene] = useState<PathScene>();
  const [hasWebGl, setHasWebGl] = useState(true);
  const planned = usePlannedPath();
  const pace = usePace();
  const keyframeId = useDesk((desk) => desk.keyframeId);
  const gizmo = useTrajectories((state) => state.gizmo);
  const pathId = planned?.path.id;
  const isPlaced = planned?.path.isPlaced ?? true;
  const { fastestMPerFrame } = pace;
  const content = useMemo(
    () => contentOf(planned, keyframeId, fastestMPerFrame),
    [planned, keyframeId, fastestMPerFrame],
  );

  const addAbove = useEffectEvent((point: readonly [number, number, number]) => {
    const last = content.keyframes.at(-1);
    if (!last) return;
    const keyframe = newKeyframe(poseAbove(point, last.pose), pace, () => crypto.randomUUID());
    edit({ type: 'addKeyframe', keyframe });
  });
  const move = useEffectEvent((pose: Parameters<typeof poseAbove>[1]) => {
    if (keyframeId)
      edit({ type: 'changeKeyframe', keyframeId, change: { pose } }, `gizmo ${gizmo} ${keyframeId}`);
  });
  useEffect(() => {
    let made: PathScene;
    try {
      made = new PathScene(host.current!, {
        onPick: (id) => edit({ type: 'selectKeyframe', keyframeId: id }),
        onMove: (pose) => move(pose),
        onMoveEnd: endGesture,
        onGround: (point) => addAbove(point),
      });
    } catch {
      setHasWebGl(false);
      return;
    }
    setScene(made);
    const stopColours = colorSchemeStore.subscribe(() => made.takeColours());
    return () => {
      stopColours();
      made.dispose();
      setScene(undefined);
    };
  }, []);

  useEffect(() => scene?.show(content), [scene, content]);
  useEffect(() => scene?.setGizmo(gizmo), [scene, gizmo]);
  useEffect(() => {
    if (!scene) return;
    const show = () => scene.setCursor(planned?.plan.poseAt(playhead.timeS));
    show();
    return playhead.subscribe(show);
  }, [scene, planned]);
  useEffect(() => {
    if (!scene) return;
    if (!isPlaced) {
      scene.surround(NO_SURROUNDINGS);
      return;
    }
    const { feed } = studio;
    const show = () =>
      scene.surround({
        walked: feed.history.path,
        marks: [...feed.marks.values()],
        camera: feed.latest?.pose,
      });
    show();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = feed.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        show();
      }, SURROUNDINGS_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [scene, studio, isPlaced]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is looked at anew, an edited one is not
  useEffect(() => scene?.frameAll(), [scene, pathId]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !scene) return;
    const isTaken = scene.orbitByKey(event) || editByKey(event.key, keyframeId, scene, content.keyframes);
    if (isTaken) event.preventDefault();
  };
  return (
    <section className={styles.stage} aria-label={t('view.title')}>
      {hasWebGl ? (
        <div
          ref={host}
          className={styles.scene}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys
          tabIndex={0}
          aria-label={t('view.label')}
          aria-describedby="scene-help"
          data-testid="scene"
          onKeyDown={onKeyDown}
        />
      ) : (
        <p className={styles.missing}>{t('view.noWebGl')}</p>
      )}
      <p id="scene-help" className="visually-hidden">
        {t('view.help')}
      </p>
      <StageTools scene={scene} />
    </section>
  );
}

/** Selects and deletes keyframes by keys. @returns whether the key meant anything */
function editByKey(
  key: string,
  keyframeId: string | undefined,
  scene: PathScene,
  keyframes: readonly { readonly id: string }[],
): boolean {
  const index = keyframes.findIndex(({ id }) => id === keyframeId);
  const select = (to: number) => {
    const { id } = keyframes[(to + keyframes.length) % keyframes.length];
    edit({ type: 'selectKeyframe', keyframeId: id });
  };
  if (key === 'Home') scene.frameAll();
  else if (key === 'f' && index >= 0) scene.frameKeyframe();
  else if (key === 'Delete' && keyframeId) edit({ type: 'removeKeyframe', keyframeId });
  else if (key === '[' && keyframes.length > 0) select(index < 0 ? keyframes.length - 1 : index - 1);
  else if (key === ']' && keyframes.length > 0) select(index + 1);
  else return false;
  return true;
}
