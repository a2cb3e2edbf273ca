// What the lab's server tells the page. All bytes are lower-case hex strings.

export type Person = 'bob' | 'trudy' | 'alice';
export const PEOPLE: readonly Person[] = ['bob', 'trudy', 'alice'];

export interface Field {
  name: string;
  offset: number;
  length: number;
  meaning?: string;
  formula?: string;
  inputs?: string[];
}

/** One way to look at a record: the wire, the record without its encryption, the message inside. */
export interface Layer {
  name: string;
  bytes: string;
  fields: Field[];
}

/** A record, or whatever else crosses the wire in one piece. Layer 0 is what everybody can see. */
export interface Card {
  id: string;
  from: Person;
  to: Person;
  name: string;
  layers: Layer[];
}

export interface Value {
  name: string;
  bytes: string;
  formula?: string;
  inputs?: string[];
}

export interface Input {
  name: string;
  bytes: string;
}

interface StepBase {
  n: number;
  lane: Person;
  text: string;
}

export type Step = StepBase &
  (
    | { kind: 'connect' }
    | { kind: 'day'; day: number }
    | { kind: 'send'; card: Card }
    | { kind: 'inject'; card: Card }
    | { kind: 'see' | 'pass' | 'drop' | 'hold' | 'release' | 'receive'; card: string }
    | { kind: 'copy' | 'edit' | 'reflect'; card: string; result: Card }
    | { kind: 'open'; card: string; layer: Layer }
    | { kind: 'learn'; value: Value }
    | { kind: 'state'; name: string; value: string }
    | CheckStep
    | { kind: 'say' | 'deliver'; data: string }
    | { kind: 'refuse'; check: string; step?: string }
    | { kind: 'fin' | 'rst'; to: Person }
    | { kind: 'gain'; data?: string }
    | { kind: 'end' | 'wait' | 'note' }
  );

export interface CheckStep {
  kind: 'check';
  card?: string;
  name: string;
  ok: boolean;
  formula?: string;
  inputs?: Input[];
  computed?: string;
  received?: string;
}

export type VerdictKind =
  | 'succeeds'
  | 'too-late'
  | 'noticed'
  | 'denial'
  | 'no-effect'
  | 'not-applicable'
  | 'simulated';

export interface Verdict {
  kind: VerdictKind;
  gain?: string;
  who?: Person;
  step?: string;
  check?: string;
  why: string;
  delivered?: string;
}

export interface Rung {
  id: string;
  title: string;
  family: 'plain' | 'almost' | 'tls';
  isNew: string;
  stops: string;
  leaves: string;
  sentences: number[];
  attacks: string[];
}

export interface Attack {
  id: string;
  title: string;
  aim: string;
  how: string;
}

export interface Sentence {
  number: number;
  text: string;
}

export interface Erratum {
  chapter: string;
  truth: string;
  rungs: string[];
}

export interface Catalogue {
  rungs: Rung[];
  attacks: Attack[];
  sentences: Sentence[];
  errata: Erratum[];
}

export interface DemoStep {
  text: string;
  formula?: string;
  inputs?: Input[];
  output?: Input;
}

export interface Demo {
  id: string;
  title: string;
  steps: DemoStep[];
  conclusion: string;
}

export interface Workbench {
  demos: Demo[];
}
