using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry;

public sealed class NonIdempotentRequestTests
{
    private readonly RuleTest<RetryLoopAnalyzer, EmptyCodeFixProvider> _rule = new(NonIdempotentRequest.Rule, References.Net10);

    [Theory]
    [InlineData("await http.[|PostAsJsonAsync|](\"orders\", order, token);")]
    [InlineData("await http.[|PostAsync|](\"orders\", new StringContent(\"{}\"), token);")]
    [InlineData("await http.[|PatchAsJsonAsync|](\"orders/1\", order, token);")]
    [InlineData("await http.[|SendAsync|](new HttpRequestMessage(HttpMethod.Post, \"orders\"), token);")]
    [InlineData("using var request = new HttpRequestMessage { Method = HttpMethod.Post }; await http.[|SendAsync|](request, token);")]
    [InlineData("using var mail = new System.Net.Mail.SmtpClient(\"host\"); await mail.[|SendMailAsync|](\"from@shop\", \"to@shop\", \"Order\", \"Shipped\", token);")]
    public Task An_order_that_may_arrive_twice(string attempt) => _rule.Reports(Loop(attempt));

    [Theory]
    [InlineData("await http.GetStringAsync(\"orders\", token);")]
    [InlineData("await http.PutAsJsonAsync(\"orders/1\", order, token);")]
    [InlineData("await http.DeleteAsync(\"orders/1\", token);")]
    [InlineData("await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, \"orders\"), token);")]
    [InlineData("await http.PostAsJsonAsync(\"orders/search\", order, token);")]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Post, \"orders\"); request.Headers.Add(\"Idempotency-Key\", order.Id.ToString()); await http.SendAsync(request, token);")]
    public Task A_request_that_can_be_repeated(string attempt) => _rule.IsSilent(Loop(attempt));

    [Fact]
    public Task A_connection_that_was_never_made_carried_nothing() => _rule.IsSilent(Frame.Saving(
        """
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await http.PostAsJsonAsync("orders", order, token);
                return;
            }
            catch (HttpRequestException e) when (attempt < 3 && e.HttpRequestError is HttpRequestError.ConnectionError)
            {
                await Task.Delay(100, token);
            }
        }
        """));

    [Theory]
    [InlineData("INSERT INTO Orders (Id) VALUES (@id)", true)]
    [InlineData("insert into Orders (Id) values (@id) on conflict do nothing", false)]
    [InlineData("UPDATE Orders SET Id = @id", false)]
    public async Task A_row_that_may_be_inserted_twice(string sql, bool reported)
    {
        var code = Frame.Class(
            "async Task SaveAsync(System.Data.Common.DbConnection connection)",
            $$"""
            using var command = connection.CreateCommand();
            command.CommandText = "{{sql}}";
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await command.{{(reported ? "[|ExecuteNonQueryAsync|]" : "ExecuteNonQueryAsync")}}();
                    return;
                }
                catch (System.Data.Common.DbException) when (attempt < 3) { await Task.Delay(100); }
            }
            """);

        await (reported ? _rule.Reports(code) : _rule.IsSilent(code));
    }

    [Fact]
    public Task A_method_of_another_type_may_do_anything() => _rule.IsSilent(
        """
        using System;
        using System.Threading.Tasks;

        interface IStore { Task PostAsync(int id); }

        class Shop(IStore store)
        {
            async Task SaveAsync(int id)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        await store.PostAsync(id);
                        return;
                    }
                    catch (TimeoutException) when (attempt < 3) { await Task.Delay(100); }
                }
            }
        }
        """);

    private static string Loop(string attempt) => Frame.Saving(
        $$"""
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                {{attempt}}
                return;
            }
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100, token); }
        }
        """);
}
