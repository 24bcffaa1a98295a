export { PolicyActError, PolicyError, type PolicyFault, PolicyLoadError } from './errors.ts';
export {
  type ActionChunk,
  actsFromPixels,
  type Goal,
  type Policy,
  type PolicyObservation,
  type PolicyStart,
  type Sense,
} from './policy.ts';
