// A sentence or label in the two languages the project speaks. Every word a person reads is one of these; the command picks the language last.
export type Lang = 'zh' | 'en';

export interface Text {
  readonly zh: string;
  readonly en: string;
}
