/** What a PDF's pages hold before anything is made of it. */

export interface PdfLine {
  readonly text: string;
  /** Points from the lower left corner of the page. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of its letters, in points. */
  readonly size: number;
}

export interface PdfPages {
  readonly pages: readonly (readonly PdfLine[])[];
  readonly title?: string;
  /** As PDF writes dates: `D:20260302100000+01'00'`. */
  readonly created?: string;
}

export type PdfRead =
  | { readonly kind: "pages"; readonly pdf: PdfPages }
  | {
      readonly kind: "failed";
      readonly reason: "encrypted" | "broken" | "too-many-pages" | "timeout" | "memory";
      readonly detail?: string;
    };

export const MOST_PAGES = 3000;
