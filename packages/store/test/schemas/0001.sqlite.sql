create table ledger_rows (
  repository integer not null,
  number integer not null,
  seq integer not null,
  entry_json text not null,
  previous text not null,
  hash text not null,
  primary key (repository, number, seq)
  ) strict

create table books (
  repository integer primary key,
  version integer not null,
  book_json text not null
  ) strict

create table leases (
  repository integer not null,
  number integer not null,
  token integer not null,
  until integer not null,
  holder text not null,
  primary key (repository, number)
  ) strict

create index leases_by_end on leases (until)

create table wake_ups (
  id integer primary key,
  errand text not null,
  repository integer not null,
  number integer not null,
  due_at integer,
  rings integer not null,
  failures integer not null,
  fingerprint_json text,
  parked_json text,
  held_by integer,
  unique (repository, number, errand)
  ) strict

create index wake_ups_due on wake_ups (due_at) where due_at is not null

create index wake_ups_parked on wake_ups (id) where parked_json is not null

create table turns (repository integer primary key, turn integer not null) strict

create index turns_in_order on turns (turn)

create table standings (
  repository integer not null,
  number integer not null,
  token integer not null,
  has_business integer not null,
  at integer not null,
  record_json text not null,
  primary key (repository, number)
  ) strict

create index standings_busy on standings (repository, number) where has_business = 1

create trigger ledger_rows_not_changed before update on ledger_rows begin select raise(abort, 'The ledger is append-only: its rows are not changed or deleted.'); end

create trigger ledger_rows_not_deleted before delete on ledger_rows begin select raise(abort, 'The ledger is append-only: its rows are not changed or deleted.'); end

create trigger ledger_rows_not_replaced before insert on ledger_rows
  when exists (
  select 1 from ledger_rows
  where repository = new.repository and number = new.number and seq = new.seq
  ) begin select raise(abort, 'The ledger is append-only: its rows are not changed or deleted.'); end

create table rfckit_schema (version integer primary key, migrated_at integer not null)

-- The rows.

insert into books (repository, version, book_json) values (7000000001, 2, '{"version":2,"inForce":{"blob":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","text":"projects:\n  streams: {}\n"},"people":{"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb":{"ana":{"id":583231,"login":"ana"},"nobody":null}},"identities":{"ana":583231}}')

insert into leases (repository, number, token, until, holder) values (7000000001, 12, 4, 0, 'vm 3550')

insert into leases (repository, number, token, until, holder) values (7000000001, 7, 2, 0, 'vm 3550')

insert into leases (repository, number, token, until, holder) values (5, 0, 1, 1790003600000, 'vm 3550')

insert into leases (repository, number, token, until, holder) values (6, 0, 1, 1790003600000, 'vm 3550')

insert into ledger_rows (repository, number, seq, entry_json, previous, hash) values (7000000001, 12, 1, '{"kind":"pull","key":"opened","at":1789640000000,"event":"opened","by":null,"byBot":false,"draft":false,"text":null}', '', 'af234b0105fac9bfffd7b5c6677ac06f7c2d9570a2598ed0ccaef89f0ede8654')

insert into ledger_rows (repository, number, seq, entry_json, previous, hash) values (7000000001, 12, 2, '{"kind":"text","key":"text/1","at":1789643600000,"head":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","digest":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","stampedAt":1789640000000,"subject":{"kind":"new","path":"accepted/streams.md"},"missingSections":[]}', 'af234b0105fac9bfffd7b5c6677ac06f7c2d9570a2598ed0ccaef89f0ede8654', '7b446554bd06b6689b38179861b4304adf8e3aa0c6f481d30f6a25c453ae1b22')

insert into ledger_rows (repository, number, seq, entry_json, previous, hash) values (7000000001, 12, 3, '{"kind":"command","key":"comment/1/0/0","at":1789647200000,"by":{"id":583231,"login":"ana"},"source":{"kind":"comment","id":1,"url":"https://github.com/o/r/pull/12#issuecomment-1"},"version":0,"admin":false,"belongs":"roster","text":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","command":{"name":"move","disposition":"merge","reason":",before\u0000after,\ud83d and \udd2c, \udd2c\ud83d,👩🏽‍🔬🏴󠁧󠁢󠁳󠁣󠁴󠁿👩🏽‍🔬🏴󠁧󠁢󠁳󠁣󠁴󠁿👩🏽‍🔬🏴󠁧󠁢󠁳󠁣󠁴󠁿👩🏽‍🔬🏴󠁧󠁢󠁳󠁣󠁴󠁿👩🏽‍🔬🏴󠁧󠁢󠁳,''; drop table ledger_rows; -- \"\\u0000\" \\ $1 ? :x @x $$ %s,a\r\nb\rc\nd e f,\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f !\"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`ab,__proto__,￾￿﻿􏿿"},"context":{"settings":{"policy":{"fcp":{"length":864000000,"minimum":0,"changeGrace":86400000,"onChange":"keep","reminders":[]},"signOffByReview":true,"objection":{"resolvers":"objector","secondAfter":null},"merge":{"enabled":true,"method":"merge"},"labels":{"proposed":"motion-to-finalize","finalCommentPeriod":"final-comment-period","blocked":"blocked-by-stakeholder","finished":"finished-final-comment-period","disposition":"disposition-{disposition}"}},"knownLabels":["project: streams"]},"projects":["streams"],"roster":{"groups":[{"name":"Fastly","members":[{"id":583231,"login":"ana"},{"id":1099511627776,"login":"ben"}]},{"name":"Arm","members":[{"id":3,"login":"cho"}]}]},"subject":{"kind":"new","path":"accepted/streams.md"},"missingSections":[]}}', '7b446554bd06b6689b38179861b4304adf8e3aa0c6f481d30f6a25c453ae1b22', 'a48261721d21c7abd21fd8007d16ada29b6659d4a724fe42433f643432dc380d')

insert into ledger_rows (repository, number, seq, entry_json, previous, hash) values (7000000001, 12, 4, '{"kind":"posted","key":"posted/2","at":1789650800000,"about":"m1/checklist","id":2,"url":"https://github.com/o/r/pull/12#issuecomment-2"}', 'a48261721d21c7abd21fd8007d16ada29b6659d4a724fe42433f643432dc380d', 'd6421dae8a507ce412fcb5b2216f9f87b0a2aa526ef42d8d3642d2c5f9712fc1')

insert into ledger_rows (repository, number, seq, entry_json, previous, hash) values (7000000001, 12, 5, '{"kind":"tick","key":"tick/1","at":1789654400000,"by":{"id":3,"login":"cho"},"motion":1,"checked":true,"text":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","url":"https://github.com/o/r/pull/12#issuecomment-2"}', 'd6421dae8a507ce412fcb5b2216f9f87b0a2aa526ef42d8d3642d2c5f9712fc1', 'ce00de9f918f4e06e4b80e96569c304a2fdaed6af5501ec5d09f456aea85d27f')

insert into ledger_rows (repository, number, seq, entry_json, previous, hash) values (7000000001, 12, 6, '{"kind":"posted","key":"posted/3","at":1789658000000,"about":"m1/period/1","id":3,"url":"https://github.com/o/r/pull/12#issuecomment-3"}', 'ce00de9f918f4e06e4b80e96569c304a2fdaed6af5501ec5d09f456aea85d27f', '482e2acd2217fb35ce82ef40797bea81e98f01fe502acb474fdb7d47e9cec731')

insert into ledger_rows (repository, number, seq, entry_json, previous, hash) values (7000000001, 12, 7, '{"kind":"period-opened","key":"period/1","at":1789658000000,"motion":1,"id":3,"url":"https://github.com/o/r/pull/12#issuecomment-3"}', '482e2acd2217fb35ce82ef40797bea81e98f01fe502acb474fdb7d47e9cec731', '195ff449d283dd92b024bd6adaaad33426300d46101c76b53c53a9fba6218e72')

insert into ledger_rows (repository, number, seq, entry_json, previous, hash) values (7000000001, 12, 8, '{"kind":"command","key":"comment/4/0/0","at":1789661600000,"by":{"id":1099511627776,"login":"ben"},"source":{"kind":"comment","id":4,"url":"https://github.com/o/r/pull/12#issuecomment-4"},"version":0,"admin":false,"belongs":"roster","text":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","command":{"name":"object","objection":"it blocks the event loop"}}', '195ff449d283dd92b024bd6adaaad33426300d46101c76b53c53a9fba6218e72', 'd3375c92288f3a2722fb5736a52b16812b222a075e4e58b54f4d3c874ef01c7b')

insert into ledger_rows (repository, number, seq, entry_json, previous, hash) values (7000000001, 12, 9, '{"kind":"review","key":"review/5","at":1789665200000,"by":{"id":3,"login":"cho"},"source":{"kind":"review","id":5,"url":"https://github.com/o/r/pull/12#pullrequestreview-5"},"verdict":"approved","belongs":"roster","text":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"}', 'd3375c92288f3a2722fb5736a52b16812b222a075e4e58b54f4d3c874ef01c7b', 'cbe5d785cd46a62a3fcddd04efa71339417694ec535bb35f89864e41cfab7f78')

insert into ledger_rows (repository, number, seq, entry_json, previous, hash) values (7000000001, 7, 1, '{"kind":"pull","key":"opened","at":1789640000000,"event":"opened","by":null,"byBot":false,"draft":false,"text":null}', '', 'af234b0105fac9bfffd7b5c6677ac06f7c2d9570a2598ed0ccaef89f0ede8654')

insert into ledger_rows (repository, number, seq, entry_json, previous, hash) values (7000000001, 7, 2, '{"kind":"text","key":"text/1","at":1789643600000,"head":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","digest":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","stampedAt":1789640000000,"subject":{"kind":"new","path":"accepted/streams.md"},"missingSections":[]}', 'af234b0105fac9bfffd7b5c6677ac06f7c2d9570a2598ed0ccaef89f0ede8654', '7b446554bd06b6689b38179861b4304adf8e3aa0c6f481d30f6a25c453ae1b22')

insert into rfckit_schema (version, migrated_at) values (1, 1790000000000)

insert into standings (repository, number, token, has_business, at, record_json) values (7000000001, 12, 3, 1, 1790000000000, '{"key":{"repository":7000000001,"number":12},"at":1790000000000,"owner":"o","name":"r","private":false,"title":"Streams 🌊 \u0000 \ud800","url":"https://github.com/o/r/pull/12","author":"ana","hasBusiness":true,"standing":{"state":"open","draft":false,"text":{"head":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","digest":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","at":1789643600000,"subject":{"kind":"new","path":"accepted/streams.md"},"missingSections":[]},"motion":{"number":1,"rules":1,"disposition":"merge","mover":{"id":583231,"login":"ana"},"at":1789647200000,"source":{"kind":"comment","id":1,"url":"https://github.com/o/r/pull/12#issuecomment-1"},"reason":",before\u0000after,\ud83d and \udd2c, \udd2c\ud83d,👩🏽‍🔬🏴󠁧󠁢󠁳󠁣󠁴󠁿👩🏽‍🔬🏴󠁧󠁢󠁳󠁣󠁴󠁿👩🏽‍🔬🏴󠁧󠁢󠁳󠁣󠁴󠁿👩🏽‍🔬🏴󠁧󠁢󠁳󠁣󠁴󠁿👩🏽‍🔬🏴󠁧󠁢󠁳,''; drop table ledger_rows; -- \"\\u0000\" \\ $1 ? :x @x $$ %s,a\r\nb\rc\nd e f,\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f !\"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`ab,__proto__,￾￿﻿􏿿","projects":["streams"],"roster":{"groups":[{"name":"Fastly","members":[{"id":583231,"login":"ana"},{"id":1099511627776,"login":"ben"}]},{"name":"Arm","members":[{"id":3,"login":"cho"}]}]},"policy":{"fcp":{"length":864000000,"minimum":0,"changeGrace":86400000,"onChange":"keep","reminders":[]},"signOffByReview":true,"objection":{"resolvers":"objector","secondAfter":null},"merge":{"enabled":true,"method":"merge"},"labels":{"proposed":"motion-to-finalize","finalCommentPeriod":"final-comment-period","blocked":"blocked-by-stakeholder","finished":"finished-final-comment-period","disposition":"disposition-{disposition}"}},"signOffs":[{"by":{"id":583231,"login":"ana"},"at":1789647200000,"how":"motion","url":"https://github.com/o/r/pull/12#issuecomment-1","text":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"},{"by":{"id":3,"login":"cho"},"at":1789654400000,"how":"tick","url":"https://github.com/o/r/pull/12#issuecomment-2","text":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"}],"approvedBefore":[],"objections":[{"number":1,"name":"it blocks the event loop","by":{"id":1099511627776,"login":"ben"},"at":1789661600000,"source":{"kind":"comment","id":4,"url":"https://github.com/o/r/pull/12#issuecomment-4"},"carried":false,"seconds":[],"resolution":null}],"period":null,"lastPeriod":{"number":1,"startedAt":1789658000000,"endsAt":1790522000000,"firstEnd":1790522000000,"shortCutFrom":1789658000000,"moves":0,"url":"https://github.com/o/r/pull/12#issuecomment-3"},"periods":1,"decision":null,"decisions":0,"asked":[],"presentRoster":null,"changes":2,"noLapseBefore":0},"ended":[],"reopened":false,"carried":{"merge":[]},"approvals":[{"by":{"id":3,"login":"cho"},"at":1789665200000}],"answers":[{"source":{"kind":"comment","id":1,"url":"https://github.com/o/r/pull/12#issuecomment-1"},"version":0,"by":{"id":583231,"login":"ana"},"outcome":{"kind":"done"}},{"source":{"kind":"comment","id":4,"url":"https://github.com/o/r/pull/12#issuecomment-4"},"version":0,"by":{"id":1099511627776,"login":"ben"},"outcome":{"kind":"done"}}],"notices":[{"kind":"period-aborted","about":"m1/period/1/aborted","motion":1,"at":1789661600000,"because":{"kind":"objection","name":"it blocks the event loop","by":{"id":1099511627776,"login":"ben"},"url":"https://github.com/o/r/pull/12#issuecomment-4"}}],"posted":{"m1/checklist":{"id":2,"at":1789650800000,"url":"https://github.com/o/r/pull/12#issuecomment-2"},"m1/period/1":{"id":3,"at":1789658000000,"url":"https://github.com/o/r/pull/12#issuecomment-3"}},"strangers":{},"pausedSince":null,"pausedAnswer":null}}')

insert into standings (repository, number, token, has_business, at, record_json) values (7000000001, 7, 3, 0, 1790000000000, '{"key":{"repository":7000000001,"number":7},"at":1790000000000,"owner":"o","name":"r","private":true,"title":"Streams 🌊 \u0000 \ud800","url":"https://github.com/o/r/pull/7","author":null,"hasBusiness":false,"standing":{"state":"open","draft":false,"text":{"head":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","digest":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","at":1789643600000,"subject":{"kind":"new","path":"accepted/streams.md"},"missingSections":[]},"motion":null,"ended":[],"reopened":false,"carried":{},"approvals":[],"answers":[],"notices":[],"posted":{},"strangers":{},"pausedSince":null,"pausedAnswer":null}}')

insert into turns (repository, turn) values (5, 3)

insert into turns (repository, turn) values (7000000001, 2)

insert into wake_ups (errand, repository, number, due_at, rings, failures, fingerprint_json, parked_json, held_by) values ('pull', 7000000001, 7, 1790864000000, 1, 0, '"\ud800 b"', null, null)

insert into wake_ups (errand, repository, number, due_at, rings, failures, fingerprint_json, parked_json, held_by) values ('pull', 7000000001, 12, 1790003600000, 1, 1, '"a"', '"GitHub refused (403 forbidden)"', null)

insert into wake_ups (errand, repository, number, due_at, rings, failures, fingerprint_json, parked_json, held_by) values ('sweep', 5, 0, 1790000000000, 1, 0, null, null, 1)

insert into wake_ups (errand, repository, number, due_at, rings, failures, fingerprint_json, parked_json, held_by) values ('repository', 6, 0, 1790000000000, 1, 0, null, null, null)

insert into wake_ups (errand, repository, number, due_at, rings, failures, fingerprint_json, parked_json, held_by) values ('issue', 7, 3, 1790007200000, 1, 0, null, null, null)
