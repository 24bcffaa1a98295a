import { MEMORY_POLICY_NAMES } from '@dreamwalk/world';
import type { TFunction } from 'i18next';
import { MoonStar, Play, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ListedDream, ListedRecording, ListedRollout } from '../../../../shared/library-protocol.ts';
import type { OfferedModel } from '../../../../shared/offered-model.ts';
import { FailureMessage } from '../../../components/failure-message.tsx';
import { useStudio, useStudioState } from '../../../studio/studio-context.tsx';
import { formatBytes } from '../../../words/bytes.ts';
import { decimal } from '../../../words/decimal.ts';
import { formatDate } from '../../../words/format-date.ts';
import type { LibraryClient } from '../state/library-client.ts';
import { useLibrary, useLibraryState } from '../state/library-context.tsx';
import { goOnWith } from './open-dream.ts';
import { RecordingMenu } from './recording-menu.tsx';
import styles from './recording-row.module.css';
import { RolloutStrip } from './rollout-strip.tsx';
import { VerificationLine } from './verification-line.tsx';

interface RecordingRowProps {
  readonly recording: ListedRecording;
  readonly client: LibraryClient;
  readonly onPlay: () => void;
}

/** One recording: its pictures, what it is, and what can be done with it. */
export function RecordingRow({ recording, client, onPlay }: RecordingRowProps) {
  const { t } = useTranslation('library');
  const studio = useStudio();
  const library = useLibrary();
  const { name, kind } = recording;
  const isVerifying = useLibraryState(({ verifications }) => verifications[name]?.status === 'running');
  const hasFilm = kind === 'film' || (kind === 'rollout' && recording.hasFilm);
  return (
    <li className={styles.row} data-testid="recording-row">
      <Pictures recording={recording} client={client} />
      <div className={styles.text}>
        <h2>{titleOf(recording, t)}</h2>
        <Facts recording={recording} />
        <p className={styles.name}>{name}</p>
        {kind === 'damaged' && (
          <p className={styles.problem}>
            <FailureMessage message={recording.problem} />
          </p>
        )}
        {kind === 'rollout' && <VerificationLine name={name} />}
      </div>
      <div className={styles.actions}>
        {kind === 'dream' && (
          <button type="button" className="quiet" onClick={() => void goOnWith(studio, library, recording)}>
            <MoonStar size={14} aria-hidden="true" />
            {t('recordings.goOn')}
          </button>
        )}
        {hasFilm && (
          <button type="button" className="quiet" onClick={onPlay}>
            <Play size={14} aria-hidden="true" />
            {t('recordings.play')}
          </button>
        )}
        {kind === 'rollout' && (
          <button
            type="button"
            className="quiet"
            disabled={isVerifying}
            onClick={() => void library.verify(name)}
          >
            <ShieldCheck size={14} aria-hidden="true" />
            {t('recordings.verify')}
          </button>
        )}
        <RecordingMenu recording={recording} hasFilm={hasFilm} client={client} />
      </div>
    </li>
  );
}

function Pictures({ recording, client }: Pick<RecordingRowProps, 'recording' | 'client'>) {
  if (recording.kind === 'rollout' || recording.kind === 'dream')
    return <RolloutStrip recording={recording} client={client} />;
  if (recording.kind === 'damaged') return <div className={styles.blank} />;
  // A moment into the film, where there surely is a picture.
  const url = `${client.filmUrl(recording.name)}#t=0.05`;
  return (
    <video className={styles.film} src={url} preload="metadata" muted tabIndex={-1} aria-hidden="true" />
  );
}

function Facts({ recording }: { readonly recording: ListedRecording }) {
  const { t, i18n } = useTranslation(['library', 'explore']);
  const models = useStudioState((state) => state.models);
  const facts = [
    formatDate(recording.createdAt, i18n.language),
    ...(recording.kind === 'rollout' ? rolloutFacts(recording, models, t) : []),
    ...(recording.kind === 'dream' ? dreamFacts(recording, models, t) : []),
    formatBytes(recording.sizeBytes, i18n.language),
  ];
  return <p className={styles.facts}>{facts.join(' · ')}</p>;
}

function rolloutFacts(
  { frameCount, fps, modelId, memoryPolicy, seed, isFinished }: ListedRollout,
  models: readonly OfferedModel[],
  t: TFunction<readonly ['library', 'explore']>,
): string[] {
  const policy = MEMORY_POLICY_NAMES.find((name) => name === memoryPolicy);
  return [
    t('recordings.frames', { count: frameCount }),
    t('recordings.seconds', { seconds: decimal(frameCount / fps, 1) }),
    models.find(({ id }) => id === modelId)?.title ?? modelId,
    policy ? t(`explore:policies.${policy}.label`) : memoryPolicy,
    t('recordings.noise', { seed }),
    ...(isFinished ? [] : [t('recordings.cutOff')]),
  ];
}

function dreamFacts(
  { frameIndex, viewCount, bookmarkCount, modelId }: ListedDream,
  models: readonly OfferedModel[],
  t: TFunction<readonly ['library', 'explore']>,
): string[] {
  return [
    t('recordings.left', { frame: frameIndex }),
    t('recordings.views', { count: viewCount }),
    ...(bookmarkCount > 0 ? [t('recordings.bookmarks', { count: bookmarkCount })] : []),
    models.find(({ id }) => id === modelId)?.title ?? modelId,
  ];
}

function titleOf(recording: ListedRecording, t: TFunction<'library'>): string {
  if (recording.kind === 'damaged') return t('recordings.damaged');
  if (recording.kind === 'dream') return t('recordings.dreamOf', { place: placeOf(recording.source, t) });
  // A film of the studio has no more than its name, which begins with the world it was made in.
  if (recording.kind === 'film' && !WORLD.test(recording.name)) return t('recordings.film');
  return placeOf(recording.kind === 'rollout' ? recording.source : recording.name, t);
}

const WORLD = /^world[ -](\d+)(?= |$)/;

function placeOf(source: string, t: TFunction<'library'>): string {
  const [, seed] = WORLD.exec(source) ?? [];
  if (seed) return t('recordings.world', { seed });
  const [, seedOfView] = /^one view of world (\d+)$/.exec(source) ?? [];
  return seedOfView ? t('recordings.oneView', { seed: seedOfView }) : source;
}
