export type {
  CallJournal,
  CallRecord,
  JournalledCall,
  RecordedParty,
  RecordingRecord,
  SegmentRecord,
} from './record.ts';
