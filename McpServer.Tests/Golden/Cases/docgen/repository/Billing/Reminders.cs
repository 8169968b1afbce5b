namespace Shop.Billing;

public sealed class MailReminders : IReminderSender
{
    public bool Send(Invoice invoice, int level) => level > 0 && invoice.PaidOn is null;
}

public static class Reminders
{
    public static int SendDue(IEnumerable<Invoice> invoices, IReminderSender sender, DateOnly today, int days)
    {
        var sent = 0;
        foreach (var invoice in invoices)
        {
            if (invoice.PaidOn is null)
            {
                for (var level = 1; level <= 3; level++)
                {
                    if (today.DayOfYear > days * level && sender.Send(invoice, level))
                    {
                        sent++;
                    }
                }
            }
        }

        return sent;
    }

    internal static int LevelOf(int days) => days / 14;
}
