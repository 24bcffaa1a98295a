/** A language has the words that English has, all of them and no others. */
export type Same<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Same<English[Key]>;
};
