-- Settings of campaigns that nothing followed yet are taken away until something does (ADR 0026): a number left instead of
-- waiting, a classifier that is required, recalls that a call back cancels. Voicemail was a goodbye, and is called so.
UPDATE directory_entries
   SET settings = (settings - 'cancelRecallOnCallBack') #- '{queue,callMeBack}' #- '{wrapUp,classifierRequired}'
 WHERE kind = 'campaign';
UPDATE directory_entries
   SET settings = jsonb_set(settings, '{queue,overflow}', '{"kind": "hang-up", "announcement": null}')
 WHERE kind = 'campaign' AND settings #>> '{queue,overflow,kind}' = 'voicemail';
