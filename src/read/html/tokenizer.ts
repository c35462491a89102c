// parse5's tokenizer, in strides: text, scripts and attribute values are taken run by run instead of sign by sign. What it emits is the same, sign for sign.
import { Tokenizer, type Token } from 'parse5';

/** A tag has more attributes than any page needs: parse5 compares the name of each with all before it. */
export class TooManyAttributes extends Error {}

const mostAttributes = 1000;

/** Runs in which nothing has a meaning of its own. Line ends are left to parse5, which makes one of two. */
const words = /[^<&\0\t\n\f\r ]+/y;
const code = /[^<\0\n\r]+/y;
const doubleQuoted = /[^"&\0\n\r]+/y;
const singleQuoted = /[^'&\0\n\r]+/y;

export class PageTokenizer extends Tokenizer {
  protected override _stateData(cp: number): void {
    const run = this.run(words, cp);
    if (run === null) super._stateData(cp);
    else this._emitChars(run);
  }

  protected override _stateScriptData(cp: number): void {
    const run = this.run(code, cp);
    if (run === null) super._stateScriptData(cp);
    else this._emitChars(run);
  }

  protected override _stateRawtext(cp: number): void {
    const run = this.run(code, cp);
    if (run === null) super._stateRawtext(cp);
    else this._emitChars(run);
  }

  protected override _stateAttributeValueDoubleQuoted(cp: number): void {
    const run = this.run(doubleQuoted, cp);
    if (run === null) super._stateAttributeValueDoubleQuoted(cp);
    else this.currentAttr.value += run;
  }

  protected override _stateAttributeValueSingleQuoted(cp: number): void {
    const run = this.run(singleQuoted, cp);
    if (run === null) super._stateAttributeValueSingleQuoted(cp);
    else this.currentAttr.value += run;
  }

  protected override _leaveAttrName(): void {
    if (((this.currentToken as Token.TagToken | null)?.attrs.length ?? 0) >= mostAttributes) throw new TooManyAttributes();
    super._leaveAttrName();
  }

  /** The run that begins with the sign just read, and the reader set on its last sign; null where none begins. Beyond the basic plane the sign just read is two, the reader on the second. */
  private run(pattern: RegExp, cp: number): string | null {
    if (cp <= 0 || cp > 0xffff) return null;
    const { preprocessor } = this;
    pattern.lastIndex = preprocessor.pos;
    if (!pattern.test(preprocessor.html)) return null;
    const run = preprocessor.html.slice(preprocessor.pos, pattern.lastIndex);
    preprocessor.pos = pattern.lastIndex - 1;
    return run;
  }
}
