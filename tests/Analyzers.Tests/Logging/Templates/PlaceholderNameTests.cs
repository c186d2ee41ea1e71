using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Common.Options;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Tests.Logging.Templates;

public sealed class PlaceholderNameTests
{
    [Theory]
    [InlineData("userId", "UserId")]
    [InlineData("_userId", "UserId")]
    [InlineData("@class", "Class")]
    [InlineData("m_x", "X")]
    [InlineData("s_x", "X")]
    [InlineData("(userId)", "UserId")]
    [InlineData("(long)userId", "UserId")]
    [InlineData("order!", "Order")]
    [InlineData("userId.ToString(\"D4\")", "UserId")]
    [InlineData("await GetUserNameAsync()", "UserName")]
    [InlineData("await GetUserNameAsync().ConfigureAwait(false)", "UserName")]
    [InlineData("GetUserNameAsync().Result", "UserName")]
    [InlineData("maybe.Value", "Maybe")]
    [InlineData("order.Id", "OrderId")]
    [InlineData("order?.Name", "OrderName")]
    [InlineData("order.Customer.Name", "CustomerName")]
    [InlineData("order?.Customer?.Name", "CustomerName")]
    [InlineData("list.Count", "ListCount")]
    [InlineData("list.Count()", "ListCount")]
    [InlineData("names.Length", "NamesLength")]
    [InlineData("order.Total", "Total")]
    [InlineData("o.Id", "Id")]
    [InlineData("this.Id", "Id")]
    [InlineData("Id", "Id")]
    [InlineData("_context.Id", "Id")]
    [InlineData("error.Message", "ErrorMessage")]
    [InlineData("error.InnerException.Message", "ErrorMessage")]
    [InlineData("error.StackTrace", "StackTrace")]
    [InlineData("pair.Key", "PairKey")]
    [InlineData("pair.Value", "PairValue")]
    [InlineData("headers[\"X-Id\"]", "XId")]
    [InlineData("names[0]", "Name")]
    [InlineData("list[userId]", "List")]
    [InlineData("entries[0]", "Entry")]
    [InlineData("statuses[0].Id", "StatusId")]
    [InlineData("typeof(Order)", "OrderType")]
    [InlineData("typeof(Order).Name", "OrderType")]
    [InlineData("order.GetType().Name", "OrderType")]
    [InlineData("order.GetType()", "OrderType")]
    [InlineData("GetType().Name", "Type")]
    [InlineData("string.Join(\", \", names)", "Names")]
    [InlineData("string.Join(\", \", list.Select(x => x + 1))", "List")]
    [InlineData("list.First()", "List")]
    [InlineData("names.FirstOrDefault()", "Name")]
    [InlineData("list.Max()", "Max")]
    [InlineData("FindOrder()", "Order")]
    [InlineData("ComputeTotalAsync()", "Total")]
    [InlineData("Get()", "Get")]
    [InlineData("order.Get()", "Order")]
    [InlineData("Tokenize()", "Tokenize")]
    [InlineData("Next()", "Next")]
    [InlineData("userId + 1", "UserId")]
    [InlineData("1 + userId", "UserId")]
    [InlineData("-userId", "UserId")]
    [InlineData("flag ? userId : 0", "Flag")]
    [InlineData("string.IsNullOrEmpty(name) ? \"none\" : name", "Name")]
    [InlineData("!list.Contains(3) ? name : \"none\"", "Name")]
    [InlineData("name ?? \"none\"", "Name")]
    [InlineData("userId switch { 0 => \"a\", _ => \"b\" }", "UserId")]
    [InlineData("watch.ElapsedMilliseconds", "ElapsedMilliseconds")]
    [InlineData("DateTime.UtcNow", "UtcNow")]
    [InlineData("Environment.Version", "EnvironmentVersion")]
    [InlineData("userId++", "UserId")]
    [InlineData("userId += 2", "UserId")]
    [InlineData("name is \"none\"", "Name")]
    [InlineData("error is TimeoutException", "Error")]
    [InlineData("$\"a {userId}\"", "Text")]
    [InlineData("this", "Shop")]
    [InlineData("new Order()", "Order")]
    [InlineData("(userId, name)", "UserId")]
    [InlineData("1.5", "Value")]
    [InlineData("name.Trim().ToUpper()", "Name")]
    [InlineData("dyn.Whatever", "Whatever")]
    [InlineData("makeName()", "MakeName")]
    [InlineData("DayOfWeek.Monday", "DayOfWeek")]
    [InlineData("größe", "GrE")]
    public void Value_gets_its_name(string expression, string name)
    {
        var model = Source.Bind(
            $$"""
            using System;
            using System.Collections.Generic;
            using System.Diagnostics;
            using System.Linq;
            using System.Threading.Tasks;

            class Order { public int Id; public string Name; public decimal Total; public Order Customer; public Order Get() => this; }

            class Shop
            {
                int Id => 1;
                static int s_x;
                int m_x;
                int _userId;
                Order _context = new();
                string Get() => "";
                int Next() => 1;
                string Tokenize() => "";
                Order FindOrder() => new();
                Task<string> GetUserNameAsync() => Task.FromResult("");
                Task<int> ComputeTotalAsync() => Task.FromResult(1);

                async Task M(int userId, int @class, Order order, Order o, List<int> list, string[] names, int[] entries, Order[] statuses, Dictionary<string, string> headers, KeyValuePair<string, int> pair, int? maybe, bool flag, string name, Stopwatch watch, Exception error, dynamic dyn, Func<string> makeName, int größe)
                {
                    object value = ({{expression}});
                    await Task.Yield();
                }
            }
            """,
            References.Framework);

        var declarator = model.SyntaxTree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<VariableDeclaratorSyntax>().Single(variable => variable.Identifier.ValueText is "value");
        var operation = model.GetValueOperation(declarator.Initializer!.Value, TestContext.Current.CancellationToken)!.Unwrap();
        Assert.Equal(name, PlaceholderName.For(operation));
    }

    [Fact]
    public void Taken_names_get_a_number_whatever_their_case()
    {
        var names = new PlaceholderNames(PlaceholderCase.Pascal);
        names.Take("id");
        Assert.Equal(["Id2", "Id3", "Name"], [names.Add("Id"), names.Add("Id"), names.Add("Name")]);
    }

    [Theory]
    [InlineData("Message")]
    [InlineData("Level")]
    [InlineData("Timestamp")]
    [InlineData("Exception")]
    [InlineData("EventId")]
    [InlineData("OriginalFormat")]
    public void Keys_that_log_formats_write_themselves_are_avoided(string name) => Assert.Equal(name + "Text", new PlaceholderNames(PlaceholderCase.Pascal).Add(name));

    [Theory]
    [InlineData("UserId", "userId", "user_id")]
    [InlineData("URLPath", "urlPath", "url_path")]
    [InlineData("ID", "id", "id")]
    [InlineData("X", "x", "x")]
    public void Names_are_cased_as_wanted(string pascal, string camel, string snake)
    {
        Assert.Equal(camel, new PlaceholderNames(PlaceholderCase.Camel).Add(pascal));
        Assert.Equal(snake, new PlaceholderNames(PlaceholderCase.Snake).Add(pascal));
    }
}
