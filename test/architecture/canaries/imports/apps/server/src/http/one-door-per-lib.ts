import { row } from '../../../../libs/contracts/src/row';
export const x = row;
