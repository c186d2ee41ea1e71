using Microsoft.Extensions.Logging;

namespace OrderService;

/// <summary>Keeps receipts and writes mails. The disk is full, and so is a mailbox.</summary>
public sealed class Confirmations(ILogger<Confirmations> logger)
{
    public void Keep(Order order, string receipt)
    {
        try
        {
            if (order.Id == 12344)
                throw new IOException($"No space left for {receipt}");
        }
        catch (IOException ex)
        {
            logger.LogError("The receipt of order {OrderId} is not kept", order.Id, ex);
        }
    }

    public void Send(Order order)
    {
        try
        {
            if (order.User.Name == "Maria")
                throw new IOException("Mailbox full");

            logger.LogInformation("Order {order.Id} is confirmed to {order.User.Email}");
        }
        catch (IOException ex)
        {
            logger.LogWarning("Order {OrderId} is not confirmed: {Reason}", order.Id, ex.Message);
        }
    }
}
