namespace OrderShop;

/// <summary>Tells a browser about each new order.</summary>
public static class OrderStream
{
    public static async Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        for (var order = 12345; !context.RequestAborted.IsCancellationRequested; order++)
        {
            await context.Response.WriteAsync($"data: {order}\n\n");
            await Task.Delay(500, context.RequestAborted);
        }
    }
}
