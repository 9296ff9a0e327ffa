import type {User} from '../database/people.js';

export interface Account {
  readonly user: User;
  readonly password: string;
}

/** The people of the demo. Their passwords are public: they stand on the login page. */
export const accounts: readonly Account[] = [
  {
    user: {id: 1, name: 'lanhdao', fullName: 'Trần Văn Lãnh', position: 'Phó Chủ tịch'},
    password: 'lanhdao@2026',
  },
  {
    user: {id: 2, name: 'chuyenvien', fullName: 'Nguyễn Thị Chuyên', position: 'Chuyên viên'},
    password: 'chuyenvien@2026',
  },
  {user: {id: 3, name: 'vanthu', fullName: 'Lê Thị Văn Thư', position: 'Văn thư'}, password: 'vanthu@2026'},
];
