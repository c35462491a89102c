// README.md of a package: what it is, what is in it, how to read it.
import type { About, Resource } from './descriptor.js';

export function readme(about: About, resources: readonly Resource[]): string {
  return `# 政府信息公开工作年度报告数据集 ${about.version}

Annual reports on government-information disclosure in China, made with ${about.program} on ${about.created.slice(0, 10)}. Licence 许可: [${about.licence.title}](${about.licence.path}).

| 文件 file | 内容 | holds |
| --- | --- | --- |
${resources.map(({ table: t, file }) => `| [${file.path}](${file.path}) | ${t.title.zh}：${t.says.zh} | ${t.title.en}: ${t.says.en} |`).join('\n')}

每个变量的含义见 [CODEBOOK.zh.md](CODEBOOK.zh.md)，变动见 [CHANGELOG.md](CHANGELOG.md)。What each variable means is in [CODEBOOK.md](CODEBOOK.md), what changed in [CHANGELOG.md](CHANGELOG.md).
空的数值字段不是 0。An empty figure is not 0: \`state\` in \`long\` says what stands there.

\`\`\`python
import pandas as pd
long = pd.read_csv('data/long.csv', dtype={'region_code': str, 'report': str, 'raw': str})
\`\`\`

\`\`\`sql
-- duckdb
select agency, year, value from 'data/long.csv' where id = 'requests.new.total' order by value desc;
\`\`\`

校验 to verify: datapackage.json has the SHA-256 of every file.
`;
}
