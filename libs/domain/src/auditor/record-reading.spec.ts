import { RecordReading } from '#libs/domain';
import { cleo, fact, given, noon } from '#libs/testing';

it('A2: whatever is read of the record is itself a fact, each time', () => {
  const reading = fact('HistoryOpened');
  const command = new RecordReading({ at: noon, reader: cleo, reading });
  given().when(command).then(reading);
  given(reading).when(command).then(reading);
});
