-- What was said of a call again and again (F07, F46) is asked for by the call.
CREATE INDEX audit_log_of_call ON audit_log (tenant_id, subject, id DESC) WHERE action = 'call.classify';
