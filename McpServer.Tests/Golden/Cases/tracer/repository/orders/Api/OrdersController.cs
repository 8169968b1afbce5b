using Shop.Ordering;

namespace Shop.Api;

public class OrdersController(OrderService orders)
{
    public Result Post(OrderForm form)
    {
        if (!form.IsValid)
        {
            return Result.Refused("The form is not filled in.");
        }

        var order = form.ToOrder();
        orders.Place(order);
        return Result.Created(order.Id);
    }
}
