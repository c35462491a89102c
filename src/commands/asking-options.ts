// Options of the commands that ask portals: who asks, how often, and which hosts besides public ones.
import { count, text } from './option.js';

export const askingOptions = {
  contact: text('--contact <ADDRESS>', { zh: '写入 User-Agent 的联系方式：邮箱或网址；访问公网主机时必须给出（或用环境变量 NIANBAO_CONTACT）', en: 'whom to talk to about it, for the User-Agent: mailto: or a page; public hosts are not asked without it (or the variable NIANBAO_CONTACT)' }),
  pause: count('--pause <MS>', { zh: '同一主机两次请求之间的毫秒数', en: 'milliseconds between two requests to a host' }, 0, 600_000, 1500),
  allowHost: text('--allow-host <HOST,…>', { zh: '允许访问的非公网主机（host 或 host:port，逗号分隔）', en: 'hosts that may be asked although they are not public (host or host:port, separated by commas)' }),
} as const;

export function hostsIn(given: string | null): string[] {
  return given?.split(',').map((h) => h.trim()).filter((h) => h !== '') ?? [];
}
