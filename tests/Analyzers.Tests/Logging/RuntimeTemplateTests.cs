using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

public sealed class RuntimeTemplateTests
{
    private readonly RuleTest<LogCallAnalyzer, LogTemplateFix> _rule = new(RuntimeTemplate.Rule, References.Net10);

    [Fact]
    public Task Each_hole_becomes_a_placeholder_named_after_its_value() => _rule.Fixes(
        """
        using Microsoft.Extensions.Logging;

        record Order(int Id, decimal Total);

        class Shop(ILogger<Shop> log)
        {
            void Ship(Order order, string carrier) => log.LogInformation([|$"Order {order.Id} ({order.Total,8:N2}) with {carrier}"|]);
        }
        """,
        """
        using Microsoft.Extensions.Logging;

        record Order(int Id, decimal Total);

        class Shop(ILogger<Shop> log)
        {
            void Ship(Order order, string carrier) => log.LogInformation("Order {OrderId} ({Total,8:N2}) with {Carrier}", order.Id, order.Total, carrier);
        }
        """);

    [Fact]
    public Task A_local_is_a_value_whatever_it_was_set_to() => _rule.Fixes(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Open()
            {
                var name = "corner shop";
                log.LogInformation([|$"The {name} opens"|]);
                log.LogInformation([|"The " + name + " is open"|]);
            }
        }
        """,
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Open()
            {
                var name = "corner shop";
                log.LogInformation("The {Name} opens", name);
                log.LogInformation("The {Name} is open", name);
            }
        }
        """);
}
