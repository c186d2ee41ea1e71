namespace Seaworthy.Tests.Flags.Removal;

/// <summary>Gates of retired flags.</summary>
public sealed class RemovedGateTests
{
    private static readonly RemovedFlag On = new(true);
    private static readonly RemovedFlag Off = new(false);

    [Fact]
    public Task A_gate_that_is_always_open_goes_with_its_line() => On.Becomes(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.FeatureManagement.Mvc;

        public class OrdersController : ControllerBase
        {
            /// <summary>All orders.</summary>
            [HttpGet]
            [FeatureGate("new-checkout")]
            public IActionResult All() => Ok();

            [FeatureGate("old-menu")]
            public IActionResult Menu() => Ok();
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.FeatureManagement.Mvc;

        public class OrdersController : ControllerBase
        {
            /// <summary>All orders.</summary>
            [HttpGet]
            public IActionResult All() => Ok();

            [FeatureGate("old-menu")]
            public IActionResult Menu() => Ok();
        }
        """);

    [Fact]
    public Task An_action_that_nobody_can_call_goes_with_what_only_it_used() => Off.Becomes(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.FeatureManagement.Mvc;

        public class OrdersController : ControllerBase
        {
            /// <summary>All orders.</summary>
            [HttpGet, FeatureGate("new-checkout")]
            public IActionResult All() => Ok(Sum());

            // The menu.
            public IActionResult Menu() => Ok();

            private static int Sum() => 3;
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.FeatureManagement.Mvc;

        public class OrdersController : ControllerBase
        {
            // The menu.
            public IActionResult Menu() => Ok();
        }
        """);

    [Fact]
    public Task A_controller_that_nobody_can_call_goes_on_request_only() => Off.Stays(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.FeatureManagement.Mvc;

        [FeatureGate("new-checkout")]
        public class OrdersController : ControllerBase
        {
            public IActionResult All() => Ok();
        }
        """);

    [Fact]
    public Task With_only_the_checks_to_go_an_action_stays() => (Off with { Options = "seaworthy.flags.fix_level = fold" }).Stays(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.FeatureManagement.Mvc;

        public class OrdersController : ControllerBase
        {
            [FeatureGate("new-checkout")]
            public IActionResult All() => Ok();
        }
        """);

    [Fact]
    public Task A_gate_under_a_suppression_stays() => On.Stays(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.FeatureManagement.Mvc;

        public class OrdersController : ControllerBase
        {
        #pragma warning disable SEA4001 // Until the contract ends.
            [FeatureGate("new-checkout")]
            public IActionResult All() => Ok();
        #pragma warning restore SEA4001
        }
        """);

    [Fact]
    public Task Of_several_flags_the_others_stay() => On.Becomes(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.FeatureManagement;
        using Microsoft.FeatureManagement.Mvc;

        public class OrdersController : ControllerBase
        {
            [FeatureGate("new-checkout", "old-menu")]
            public IActionResult Both() => Ok();

            [FeatureGate(RequirementType.Any, negate: true, features: ["new-checkout", "old-menu"])]
            public IActionResult Neither() => Ok();

            [FeatureGate(features: new[] { "old-menu", "new-checkout" })]
            public IActionResult Listed() => Ok();
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.FeatureManagement;
        using Microsoft.FeatureManagement.Mvc;

        public class OrdersController : ControllerBase
        {
            [FeatureGate("old-menu")]
            public IActionResult Both() => Ok();

            [FeatureGate(features: new[] { "old-menu" })]
            public IActionResult Listed() => Ok();
        }
        """);

    [Fact]
    public Task A_chain_of_an_endpoint_goes_on_without_its_gate() => (On with { Output = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication }).Becomes(
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.FeatureManagement.AspNetCore;

        var app = WebApplication.Create(args);
        app.MapGet("/orders", () => "orders")
            .WithFeatureGate("new-checkout")
            .WithMetadata("list");

        // The menu.
        app.MapGet("/menu", () => "menu").WithFeatureGate("new-checkout", "old-menu");
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.FeatureManagement.AspNetCore;

        var app = WebApplication.Create(args);
        app.MapGet("/orders", () => "orders")
            .WithMetadata("list");

        // The menu.
        app.MapGet("/menu", () => "menu").WithFeatureGate("old-menu");
        app.Run();
        """);

    [Fact]
    public Task Branches_and_middleware_and_filters_are_set_up_for_good() => On.Becomes(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.FeatureManagement;

        public static class Pipeline
        {
            public static void Configure(IApplicationBuilder app)
            {
                app.UseForFeature("new-checkout", branch =>
                {
                    // Counts first.
                    branch.UseMiddleware<Count>();
                    branch.UseRouting();
                });
                app.UseForFeature("new-checkout", branch => branch.UseRouting());
                app.UseMiddlewareForFeature<Count>("new-checkout");
                app.UseMiddlewareForFeature<Count>("old-menu");
            }
        }

        public sealed class Count(RequestDelegate next)
        {
            public Task InvokeAsync(HttpContext context) => next(context);
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.FeatureManagement;

        public static class Pipeline
        {
            public static void Configure(IApplicationBuilder app)
            {
                // Counts first.
                app.UseMiddleware<Count>();
                app.UseRouting();
                app.UseRouting();
                app.UseMiddleware<Count>();
                app.UseMiddlewareForFeature<Count>("old-menu");
            }
        }

        public sealed class Count(RequestDelegate next)
        {
            public Task InvokeAsync(HttpContext context) => next(context);
        }
        """);

    [Fact]
    public Task Branches_and_middleware_of_a_flag_that_is_off_go() => Off.Becomes(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.FeatureManagement;

        public static class Pipeline
        {
            public static void Configure(IApplicationBuilder app)
            {
                app.UseForFeature("new-checkout", branch => branch.UseRouting());
                app.UseMiddlewareForFeature<Count>("new-checkout").UseRouting();
                app.UseMiddlewareForFeature<Count>("old-menu");
            }
        }

        public sealed class Count(RequestDelegate next)
        {
            public Task InvokeAsync(HttpContext context) => next(context);
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.FeatureManagement;

        public static class Pipeline
        {
            public static void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseMiddlewareForFeature<Count>("old-menu");
            }
        }

        public sealed class Count(RequestDelegate next)
        {
            public Task InvokeAsync(HttpContext context) => next(context);
        }
        """);
}
