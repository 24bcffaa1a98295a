import { type ActionSpace, MacroSpace, macroAction, type NamedAction } from '@dreamwalk/control';
import { type Pose, yawPitchOf } from '@dreamwalk/geometry';
import { type Candidate, endOf, unfold } from './candidate.ts';
import type { Planner, Situation } from './planner.ts';

/** How far and how finely a best-first planner searches. */
export interface BestFirstOptions {
  /** Nodes that are expanded at most. */
  readonly expansions: number;
  /** Nodes that are dreamed at most; the budget may allow fewer. */
  readonly imagined: number;
  /** Frames of the way that are carried out before the next search; the macro under way is finished. */
  readonly executeFrames: number;
}

/** A place in the tree: how one gets there, and what that costs. */
interface Node {
  readonly pose: Pose;
  readonly parent: Node | null;
  /** Leads here from the parent; null at the root. */
  readonly step: Candidate | null;
  /** Metres of walking and turning so far, g. */
  readonly soFar: number;
  /** Metres to come by the map, h. */
  readonly toCome: number;
  /** What it costs, metres, how things look there; as they did one step before until it is dreamed. */
  readonly looks: number;
  readonly isDreamed: boolean;
}

const SPEED_M = 0.25;
const TURN_RAD = (10 * Math.PI) / 180;
const MACROS = new MacroSpace({ speedM: SPEED_M, turnRad: TURN_RAD });
/** Looking round and stepping aside or back lead nowhere that going and turning does not. */
const WALKED: readonly NamedAction[] = MACROS.choices.filter(({ name }) =>
  /^(go-forward|turn|arc)/.test(name),
);
/** Who is so near by the estimate of what is to come has found the goal, metres. */
const FOUND_M = 0.3;
/** Nodes in one such square that look the same way are one. */
const SQUARE_M = 0.3;
const SECTORS = 12;

/**
 * A*-style best-first search over macro-actions, after ToolChain* (2310.13227): the node with the least cost so far plus estimated cost
 * to come goes first. It is not admissible. What is to come is estimated by the map; a node is dreamed when its turn comes, which tells
 * how unlike the goal it looks, and takes it off the list where the dream's depth shows something in the way. Dreamed nodes
 * are kept for the length of a search.
 */
export class BestFirstPlanner implements Planner {
  readonly id = 'best-first';
  readonly actionSpace: ActionSpace = MACROS;
  readonly stay = macroAction('turn', 0);
  readonly #options: BestFirstOptions;

  constructor(options: BestFirstOptions) {
    this.#options = options;
  }

  reset(): void {}

  async plan(situation: Situation): Promise<readonly (readonly number[])[]> {
    const steps = stepsTo(await this.#search(situation));
    const actions: (readonly number[])[] = [];
    let frames = 0;
    for (const {
      actions: [action],
      poses,
    } of steps) {
      if (frames >= this.#options.executeFrames) break;
      actions.push(action);
      frames += poses.length;
    }
    return actions.length > 0 ? actions : [macroAction('turn', TURN_RAD)];
  }

  /** The node at the goal, or the one that comes nearest to it. */
  async #search({ pose, map, cost, imagination }: Situation): Promise<Node> {
    const { expansions, imagined } = this.#options;
    const known = map.fork();
    const open: Node[] = [
      { pose, parent: null, step: null, soFar: 0, toCome: cost.ofPose(pose), looks: 0, isDreamed: true },
    ];
    const closed = new Set<string>();
    let nearest = open[0];
    let dreamed = 0;
    for (let expanded = 0; expanded < expansions && open.length > 0; ) {
      const node = takeLeast(open);
      if (closed.has(squareOf(node.pose))) continue;
      if (!node.isDreamed && dreamed < imagined && imagination.stepsLeft > 0) {
        dreamed++;
        const [view] = await imagination.look([node.pose]);
        known.see(view);
        if (isWalkable(known, node)) open.push({ ...node, looks: cost.ofView(view), isDreamed: true });
        continue;
      }
      closed.add(squareOf(node.pose));
      expanded++;
      if (node.toCome + node.looks < nearest.toCome + nearest.looks) nearest = node;
      if (node.toCome < FOUND_M) return node;
      for (const { action } of WALKED) {
        const step = unfold(MACROS, [action], node.pose);
        const child: Node = {
          pose: endOf(step),
          parent: node,
          step,
          soFar: node.soFar + step.poses.length * SPEED_M,
          toCome: cost.ofPose(endOf(step)),
          looks: node.looks,
          isDreamed: false,
        };
        if (!closed.has(squareOf(child.pose)) && isWalkable(known, child)) open.push(child);
      }
    }
    return nearest;
  }
}

function isWalkable(map: Situation['map'], { parent, step }: Node): boolean {
  let from = parent!.pose;
  for (const pose of step!.poses) {
    if (!map.isFree(from.translation, pose.translation)) return false;
    from = pose;
  }
  return true;
}

function takeLeast(open: Node[]): Node {
  let least = 0;
  for (let k = 1; k < open.length; k++) if (total(open[k]) < total(open[least])) least = k;
  const [node] = open.splice(least, 1);
  return node;
}

/** f = g + h, and how it looks. */
function total({ soFar, toCome, looks }: Node): number {
  return soFar + toCome + looks;
}

function stepsTo(node: Node): Candidate[] {
  const steps: Candidate[] = [];
  for (let at: Node | null = node; at?.step; at = at.parent) steps.unshift(at.step);
  return steps;
}

function squareOf(pose: Pose): string {
  const [x, y] = pose.translation;
  const sector = Math.round((yawPitchOf(pose).yawRad * SECTORS) / (2 * Math.PI));
  return `${Math.round(x / SQUARE_M)},${Math.round(y / SQUARE_M)},${(sector + SECTORS) % SECTORS}`;
}
