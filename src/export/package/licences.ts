// Licences that data can be given under, by their id at the Open Definition.

export interface Licence {
  readonly id: string;
  readonly title: string;
  readonly path: string;
}

export const licences = {
  'CC-BY-4.0': { id: 'CC-BY-4.0', title: 'Creative Commons Attribution 4.0', path: 'https://creativecommons.org/licenses/by/4.0/' },
  'CC0-1.0': { id: 'CC0-1.0', title: 'CC0 1.0', path: 'https://creativecommons.org/publicdomain/zero/1.0/' },
  'ODC-BY-1.0': { id: 'ODC-BY-1.0', title: 'Open Data Commons Attribution License 1.0', path: 'https://opendatacommons.org/licenses/by/1-0/' },
  'ODbL-1.0': { id: 'ODbL-1.0', title: 'Open Data Commons Open Database License 1.0', path: 'https://opendatacommons.org/licenses/odbl/1-0/' },
  'PDDL-1.0': { id: 'PDDL-1.0', title: 'Open Data Commons Public Domain Dedication and Licence 1.0', path: 'https://opendatacommons.org/licenses/pddl/1-0/' },
} as const satisfies Record<string, Licence>;
