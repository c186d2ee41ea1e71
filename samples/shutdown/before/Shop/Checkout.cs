namespace OrderShop;

/// <summary>Takes orders, and leaves to others what the customer need not wait for.</summary>
public static class Checkout
{
    public static void MapCheckout(this WebApplication app)
    {
        app.MapPost("/orders/{number:int}", (int number, Mails mails, Packing packing, WorkQueue queue) =>
        {
            queue.QueueWorkItem(token => packing.PackAsync(number, token));
            _ = Task.Run(() => mails.ConfirmAsync(number));
            return Results.Accepted();
        });
    }
}
