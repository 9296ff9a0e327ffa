/** One way to make a signed file say something else. */
export interface Attack {
  readonly name: string;
  readonly family:
    | 'forgery'
    | 'wrapping'
    | 'incremental'
    | 'shadow'
    | 'certification'
    | 'structure'
    | 'validation-data'
    | 'appearance';
  /** Any of these reasons, or of these kinds of change refused, names the attack rightly. */
  readonly refusedAs: readonly string[];
  /** Only on files whose first signature certifies with this permission. */
  readonly needs?: 'certified' | 'uncertified';
  readonly make: (signed: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
}
