import { compose, exp, type Pose, type Twist } from '@dreamwalk/geometry';
import type { ActionProvenance } from '../action-space.ts';
import type { ChoiceSpace, NamedAction } from '../choice-space.ts';
import { expectAction, expectCode } from '../expect-action.ts';
import type { FittedSpace, RecordedWalk } from '../fitted-space.ts';
import { chunkOfVector, chunksOfWalks } from '../fitting/chunks.ts';
import { nearest } from '../fitting/k-means.ts';
import { levelToCamera } from '../level-frame.ts';
import { encodePairs, expandCode, type Merge } from './byte-pairs.ts';

/** What mined macros are made of. */
export interface MinedParts {
  /** [K][6] the twists of the base codes in the level frame, metres, turns counted as way (`chunkVector`). */
  readonly twists: readonly (readonly number[])[];
  /** Codes from K on. */
  readonly merges: readonly Merge[];
}

/** How much macros shorten walks. */
export interface MacroReport {
  /** Frames per action: raw steps / macro steps. 1 is no gain. */
  readonly horizonReduction: number;
  /** Share of the frames that a macro of two or more frames stands for, 0 to 1. */
  readonly coverage: number;
}

/**
 * Macros that walks repeat: every frame's twist becomes the nearest of a few codes, and runs of codes that come often
 * become one (byte pairs). An action is the number of a code or of a run. Over the codes nothing is lost; what the codes
 * lose of the twists is the quantiser's. After latent action reparameterisation (LAR, 2605.18597), which learns its macros
 * inside the model; these are counted.
 */
export class MinedMacros implements FittedSpace, ChoiceSpace {
  readonly id = 'mined-macro';
  readonly dims = 1;
  readonly provenance: ActionProvenance = 'inspired';
  readonly about =
    'Number of a twist, or of a run of twists that recorded walks repeat (byte pairs over k-means codes). After LAR (2605.18597), which learns its macros in the model.';
  readonly choices: readonly NamedAction[];
  readonly #parts: MinedParts;

  constructor(parts: MinedParts) {
    this.#parts = parts;
    this.choices = Array.from({ length: parts.twists.length + parts.merges.length }, (_, code) => ({
      name: this.codesOf(code).join(' '),
      action: [code],
    }));
  }

  /** The horizon stays level: each code is a twist of the level frame of the camera where it has come to. */
  decode(action: readonly number[], pose: Pose): readonly Twist[] {
    expectAction(this, action);
    let at = pose;
    return this.codesOf(expectCode(this, 'macro', action[0], this.choices.length)).map((code) => {
      const [twist] = levelToCamera(chunkOfVector(this.#parts.twists[code]), at);
      at = compose(at, exp(twist));
      return twist;
    });
  }

  /** A walk as the numbers of actions, as few as the merges allow; decoded in turn they give its codes back. */
  encode(walk: RecordedWalk): readonly number[] {
    const { twists, merges } = this.#parts;
    const codes = chunksOfWalks([walk], 1, 1).map((twist) => nearest(twists, twist));
    return encodePairs(codes, twists.length, merges);
  }

  /** The base codes that an action stands for. */
  codesOf(code: number): readonly number[] {
    return expandCode(code, this.#parts.twists.length, this.#parts.merges);
  }

  /** How much shorter these walks become. */
  report(walks: readonly RecordedWalk[]): MacroReport {
    const lengths = walks.flatMap((walk) => this.encode(walk).map((code) => this.codesOf(code).length));
    const frames = lengths.reduce((sum, length) => sum + length, 0);
    const covered = lengths.reduce((sum, length) => sum + (length > 1 ? length : 0), 0);
    return { horizonReduction: frames / lengths.length, coverage: covered / frames };
  }

  toJSON(): unknown {
    return { space: this.id, version: 1, ...this.#parts };
  }
}
