// A picture on its own → one image block that holds it.
import type { Limits } from '../../model/limits.js';
import type { Problem } from '../../model/problem.js';
import { isRejection, type Rejection } from '../../model/rejection.js';
import type { Page } from '../page.js';
import { decode, refusal } from './decode.js';
import { isWholePicture, sizeOf } from './size.js';

/** Reads PNG, JPEG, GIF and BMP. Rejected: more pixels than `limits.pixels` (`too-large`, told from the header alone), and what cannot be decoded (`damaged`). */
export async function readPicture(bytes: Uint8Array, limits: Limits): Promise<Page | Rejection> {
  const refused = refusal(bytes, limits);
  if (refused !== null) return refused;
  const decoded = await decode(bytes, limits);
  if (isRejection(decoded)) return decoded;
  const { width, height } = sizeOf(bytes)!;
  return { metadata: [], blocks: [{ kind: 'image', src: '', anchor: { page: 1, bbox: [0, 0, width, height] }, picture: { kind: 'bytes', bytes } }], problems: isWholePicture(bytes) ? [] : [incomplete()] };
}

function incomplete(): Problem {
  return {
    code: 'picture-incomplete', level: 'warning',
    message: { zh: '图片文件不完整，缺少的部分当作空白；请重新下载。', en: 'The picture file is cut off and what is missing is taken for white: fetch it again.' },
  };
}
