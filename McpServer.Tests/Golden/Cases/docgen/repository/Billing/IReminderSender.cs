namespace Shop.Billing;

/// <summary>Sends reminders to customers.</summary>
public interface IReminderSender
{
    /// <summary>Sends one; gives back whether it was taken.</summary>
    bool Send(Invoice invoice, int level);
}
