export { brightnessPolicy, countingPolicy, type PolicyDraft, policySource } from './tiny-policy.ts';
