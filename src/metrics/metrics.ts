// Every metric of the program, in the order in which they are listed. A new one is a record in the file of its group.
import type { Metric } from '../model/metric.js';
import { proactiveMetrics } from './proactive.js';
import { reportMetrics } from './reports.js';
import { requestMetrics } from './requests.js';
import { resultMetrics } from './results.js';
import { reviewMetrics } from './reviews.js';

export const metrics: readonly Metric[] = [...requestMetrics, ...resultMetrics, ...reviewMetrics, ...proactiveMetrics, ...reportMetrics];

const byId = new Map(metrics.map((m) => [m.id, m]));

/** The metric of an id; undefined for an id there is none of. */
export function metricOf(id: string): Metric | undefined {
  return byId.get(id);
}
