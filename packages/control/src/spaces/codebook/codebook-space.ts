import type { Pose, Twist } from '@dreamwalk/geometry';
import type { ActionProvenance } from '../action-space.ts';
import { expectAction, expectCode } from '../expect-action.ts';
import type { FittedSpace } from '../fitted-space.ts';
import { levelToCamera } from '../level-frame.ts';
import { type Embodiment, embody } from './embodiment.ts';

/** What a codebook is made of. */
export interface CodebookParts {
  /** [K][6 · frames] chunks in shares of full speed, in the level frame of their start. */
  readonly codes: readonly (readonly number[])[];
  readonly embodiment: Embodiment;
}

/**
 * One codebook for whatever moves: an action is the number of a chunk, which the head of each embodiment carries out in its
 * own way, within its own limits. After UniAct (2501.10105), whose codes and heads are trained networks; here the codes are
 * k-means centres and a head is an affine map.
 */
export class CodebookSpace implements FittedSpace {
  readonly id = 'codebook';
  readonly dims = 1;
  readonly provenance: ActionProvenance = 'inspired';
  readonly about: string;
  readonly codes: CodebookParts['codes'];
  readonly embodiment: Embodiment;

  constructor({ codes, embodiment }: CodebookParts) {
    this.about = `Number of a chunk, carried out as a ${embodiment.id} does. After UniAct (2501.10105), with k-means and affine heads for its networks.`;
    this.codes = codes;
    this.embodiment = embodiment;
  }

  /** The same codes, carried out by another. */
  for(embodiment: Embodiment): CodebookSpace {
    return new CodebookSpace({ codes: this.codes, embodiment });
  }

  decode(action: readonly number[], pose: Pose): readonly Twist[] {
    expectAction(this, action);
    return levelToCamera(this.levelTwists(expectCode(this, 'code', action[0], this.codes.length)), pose);
  }

  /** What the embodiment makes of a code, in the level frame. */
  levelTwists(code: number): Twist[] {
    const chunk = this.codes[code];
    return Array.from({ length: chunk.length / 6 }, (_, frame) =>
      embody(this.embodiment, chunk.slice(frame * 6, frame * 6 + 6)),
    );
  }

  toJSON(): unknown {
    return { space: this.id, version: 1, codes: this.codes, embodiment: this.embodiment };
  }
}
