namespace Shop.Billing;

/// <summary>What a customer owes for one order.</summary>
public sealed class Invoice(string number, IReadOnlyList<decimal> amounts)
{
    public string Number => number;

    /// <summary>The sum with value added tax.</summary>
    /// <param name="rate">The tax as a fraction of the sum.</param>
    public decimal Total(decimal taxRate) => amounts.Sum() * (1 + taxRate);

    /// <summary>Marks it as paid.</summary>
    /// <param name="when">The day on which the money came.</param>
    /// <returns>Whether it was open before.</returns>
    public void Pay(DateOnly when, decimal amount)
    {
        PaidOn = when;
        Paid += amount;
    }

    public DateOnly? PaidOn { get; private set; }

    public decimal Paid { get; private set; }

    public override string ToString() => $"{number}: {Paid}";

    private decimal Open() => amounts.Sum() - Paid;
}
