import type { EpisodeResult } from '@dreamwalk/evaluation';
import { parquetWriteBuffer } from 'hyparquet-writer';

/** How a column is stored; every reader of Parquet knows these. */
type ColumnType = 'STRING' | 'BOOLEAN' | 'INT32' | 'INT64' | 'DOUBLE';

interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable?: boolean;
  readonly read: (result: EpisodeResult) => string | boolean | number | bigint | null;
}

/**
 * One column for each field of a result, by the field's name, and `success` for convenience. The types do not depend on the
 * values, so that files of different runs can be read as one table.
 */
const COLUMNS: readonly Column[] = [
  text('key', ({ key }) => key),
  text('arm', ({ arm }) => arm),
  text('policy', ({ policy }) => policy),
  text('task', ({ task }) => task),
  count('startIndex', ({ startIndex }) => startIndex),
  {
    name: 'worldSeed',
    type: 'INT64',
    nullable: true,
    read: ({ worldSeed }) => (worldSeed === null ? null : BigInt(worldSeed)),
  },
  { name: 'tour', type: 'STRING', nullable: true, read: ({ tour }) => tour ?? null },
  { name: 'shift', type: 'STRING', nullable: true, read: ({ shift }) => shift ?? null },
  wide('seed', ({ seed }) => seed),
  count('sample', ({ sample }) => sample),
  text('outcome', ({ outcome }) => outcome),
  { name: 'success', type: 'BOOLEAN', read: ({ outcome }) => outcome === 'success' },
  { name: 'reason', type: 'STRING', nullable: true, read: ({ reason }) => reason ?? null },
  real('score', ({ score }) => score),
  count('steps', ({ steps }) => steps),
  { name: 'successStep', type: 'INT32', nullable: true, read: ({ successStep }) => successStep },
  real('pathM', ({ pathM }) => pathM),
  { name: 'shortestM', type: 'DOUBLE', nullable: true, read: ({ shortestM }) => shortestM },
  { name: 'goalDistanceM', type: 'DOUBLE', nullable: true, read: ({ goalDistanceM }) => goalDistanceM },
  count('blockedSteps', ({ blockedSteps }) => blockedSteps),
  wide('worldModelSteps', ({ worldModelSteps }) => worldModelSteps),
  { name: 'coveredShare', type: 'DOUBLE', nullable: true, read: ({ coveredShare }) => coveredShare },
  text('actionsSha256', ({ actionsSha256 }) => actionsSha256),
  real('totalMs', ({ timings }) => timings.totalMs),
  real('policyMs', ({ timings }) => timings.policyMs),
  real('environmentMs', ({ timings }) => timings.environmentMs),
];

/**
 * Episode results as a Parquet file: a row each, in the order given, timings spread over three columns. pandas, DuckDB and
 * Polars open it as it is.
 */
export function resultsParquet(results: readonly EpisodeResult[]): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: COLUMNS.map(({ name, type, nullable = false, read }) => ({
        name,
        type,
        nullable,
        data: results.map(read),
      })),
      createdBy: 'dreamwalk',
    }),
  );
}

function text(name: string, read: (result: EpisodeResult) => string): Column {
  return { name, type: 'STRING', read };
}

function count(name: string, read: (result: EpisodeResult) => number): Column {
  return { name, type: 'INT32', read };
}

/** Seeds reach 2³² − 1, which 32 bits with a sign do not hold. */
function wide(name: string, read: (result: EpisodeResult) => number): Column {
  return { name, type: 'INT64', read: (result) => BigInt(read(result)) };
}

function real(name: string, read: (result: EpisodeResult) => number): Column {
  return { name, type: 'DOUBLE', read };
}
