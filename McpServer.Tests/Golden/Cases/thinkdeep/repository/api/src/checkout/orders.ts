import { Pool } from 'pg';

export class Orders {
  constructor(private readonly pool: Pool) {}

  /** Writes the order; the unique index on seat_id refuses a seat that is sold already. */
  async create(basket: string, seats: string[]): Promise<string> {
    const rows = await this.pool.query('select create_order($1, $2) as id', [basket, seats]);
    return rows.rows[0].id;
  }
}
