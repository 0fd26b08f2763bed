export { canonical, digestOf } from './digest';
export { PersonErased, type PersonKey } from './person-key';
export { PersonKeys, type PersonKeysOptions } from './person-keys';
export { eventKey, SealingCodec, type SealableFact, type SealingCodecOptions } from './sealing-codec';
