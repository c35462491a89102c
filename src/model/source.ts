// Where a document came from and what its bytes are: the first thing known of a report, kept to its last page.
/** `xlsx` and `xls` include ET, `doc` and `docx` WPS: what the bytes are, whatever the program. */
export type Format = 'html' | 'markdown' | 'text' | 'pdf' | 'ofd' | 'docx' | 'doc' | 'xlsx' | 'xls' | 'picture';

export interface Source {
  /** SHA-256 of the bytes as published, lower-case hex. */
  readonly id: string;
  /** File name or address as given by the user. */
  readonly name: string;
  /** Length in bytes. */
  readonly size: number;
  readonly format: Format;
  /** Label of the encoding the bytes were read in, WHATWG spelling (`utf-8`, `gb18030` …); `binary` for formats that are not text. */
  readonly charset: string;
}
