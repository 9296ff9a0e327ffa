/** Redmine: what it stored is read with its own Ruby from its own database. */
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';

import type {RealSystem, StoredDecision} from './real-system.js';

const folder = '/var/tmp/redmine-lab';
const query = `
  require 'sqlite3'; require 'json'
  base = SQLite3::Database.new("file:#{ARGV[0]}/redmine.db?mode=ro"); base.results_as_hash = true
  rows = base.execute('select j.id, j.notes, s.name as state from journals j join issues i on i.id = j.journalized_id join issue_statuses s on s.id = i.status_id where j.notes like ?', ["%#{ARGV[1]}%"])
  rows.each do |row|
    file = base.execute("select a.disk_directory || '/' || a.disk_filename as path from journal_details d join attachments a on a.id = d.prop_key where d.property = 'attachment' and d.journal_id = ?", [row['id']]).first
    row['file'] = file && file['path']
  end
  puts JSON.generate(rows)
`;

export const redmine: RealSystem = {
  name: 'Redmine',
  script: 'setup-redmine.sh',
  url: 'http://127.0.0.1:8101',
  adapterId: 'org.redmine',
  approved: 'Đã phê duyệt',
  isDecision: body => body.includes('issue[notes]'),
  spoilToken: body => body.replace(/(name="authenticity_token"\r\n\r\n|authenticity_token=)[^\r&]{8}/g, '$1AAAAAAAA'),
  async logIn(page, base) {
    await page.goto(`${base}/login`);
    await page.type('#username', 'lanhdao');
    await page.type('#password', 'matkhau1');
    await Promise.all([page.waitForNavigation(), page.click('#login-submit')]);
  },
  stored(mark) {
    const rows = JSON.parse(execFileSync('ruby', ['-e', query, folder, mark], {encoding: 'utf8'})) as {notes: string; state: string; file: string | null}[];
    return rows.map((row): StoredDecision => ({state: row.state, text: row.notes, ...(row.file && {file: readFileSync(`${folder}/files/${row.file}`)})}));
  },
};
