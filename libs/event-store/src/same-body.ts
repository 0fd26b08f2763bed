/** Whether two receipts tell of one body. An empty digest means that its key was destroyed: then the id alone decides. */
export function sameBody(left: Buffer, right: Buffer): boolean {
  return left.length === 0 || right.length === 0 || left.equals(right);
}
