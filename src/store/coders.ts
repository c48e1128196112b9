/** The name of a coder → whether a dataset's makers coded, and not Readout. */

/** "dataset/acled@2024": what such a coder says is never coded again by another. */
export const DATASET_CODERS = "dataset/";

export function isDatasetCoder(coder: string): boolean {
  return coder.startsWith(DATASET_CODERS);
}
