// What commands and pages need to compare agencies: one question in, data out, and drawings of it.
export { agenciesUnder, levelNames, levels, placed, zones, type AgencyFilter, type AgencyLevel, type Choices, type PlacedAgency } from './agency-list.js';
export { peersFrom, yearsFrom, type PeersRead } from './ask.js';
export { compareData, type Break, type Compared, type CompareAnswer, type CompareProblem, type CompareQuery, type CompareReader, type Comparison, type YearOf } from './compare-data.js';
export { renderMultiples, renderProfile, renderRanking, renderTrend, yearOf, type DrawOptions } from './draw.js';
export { groupOf, groupSaid, groupsOf, townships, unplaced, type Group, type GroupKey, type Peers } from './peers.js';
export { legendOf, notesOf, warningsOf, warningsOfValue, type Sign, type Signs, type Warning } from './notes.js';
export { populationOf, type Population } from './population.js';
export { columns, formulaSaid, rowsOf, type ComparedRow } from './rows.js';
export { breakSaid, figureSaid, flagSaid, isFlagged, overlapSaid, resultSaid, statusSaid, unitSaid } from './say.js';
export type { Point, Series } from './series.js';
export { problemSaid } from './unanswered.js';
