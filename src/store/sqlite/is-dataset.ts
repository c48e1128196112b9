/** SQL that is true of a document `d` which is a row of a dataset: what is shown of it is what the dataset says. */
import { DATASET_CODERS } from "../coders.ts";

export const IS_DATASET = `EXISTS (SELECT 1 FROM codings AS c JOIN coders AS r ON r.key = c.coder
  WHERE c.key = d.coding AND substr(r.name, 1, ${DATASET_CODERS.length}) = '${DATASET_CODERS}')`;
