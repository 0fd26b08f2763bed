import { Controller, Get } from '@nestjs/common';
import { Rejection } from '#libs/domain';
import { RecordKey, type PublishedKey } from './record-key';

/** For whoever wants to check the record: note the key early, and elsewhere. */
@Controller('api/record')
export class RecordController {
  constructor(private readonly key: RecordKey) {}

  @Get('key')
  async published(): Promise<PublishedKey> {
    const key = await this.key.published();
    if (!key) throw new Rejection('NOT_FOUND');
    return key;
  }
}
