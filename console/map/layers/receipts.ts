import type { CommuneReceipt } from '../../ui/receipts.ts';
import type { CommuneShape } from '../../ui/regionShape.ts';
import { feature, type MapFeature, type NumberOf } from './features.ts';

export interface ReceiptFeatures {
  readonly areas: MapFeature[];
  readonly letters: MapFeature[];
}

/** The communes with the hatch and letter of their receipt: the inset's drawing, at its place. */
export function receiptFeatures(
  receipts: readonly CommuneReceipt[],
  shapes: readonly CommuneShape[],
  number: NumberOf,
): ReceiptFeatures {
  const byNis = new Map(shapes.map(shape => [shape.nis, shape]));
  const known = receipts.flatMap(receipt => {
    const shape = byNis.get(receipt.nis);
    return shape ? [{ receipt, shape }] : [];
  });
  const told = ({ nis, letter, late }: CommuneReceipt) => ({ entity: nis, letter, late: late === true });
  return {
    areas: known.map(({ receipt, shape }) => feature(number(`receipt/${receipt.nis}`), shape.shape, told(receipt))),
    letters: known.map(({ receipt, shape }) =>
      feature(number(`receipt/${receipt.nis}/letter`), { type: 'Point', coordinates: [...shape.label] }, told(receipt)),
    ),
  };
}
