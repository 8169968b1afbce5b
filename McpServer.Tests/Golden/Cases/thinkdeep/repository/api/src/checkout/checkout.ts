import { HoldStore } from '../holds/holdStore';
import { Orders } from './orders';

export class Checkout {
  constructor(private readonly holds: HoldStore, private readonly orders: Orders) {}

  async pay(seats: string[], basket: string): Promise<string> {
    for (const seat of seats) {
      if (!this.holds.isHeldBy(seat, basket)) {
        throw new Error(`Seat ${seat} is no longer held`);
      }
    }
    return this.orders.create(basket, seats);
  }
}
