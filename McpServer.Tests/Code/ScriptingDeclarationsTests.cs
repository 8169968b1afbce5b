using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class ScriptingDeclarationsTests
{
    [Test]
    public void Php()
    {
        const string Text = """
            <?php
            namespace Shop\Orders;

            use Shop\Base;

            /** What is bought. */
            #[Entity]
            final class Cart extends Base implements Total
            {
                public const LIMIT = 10;
                private ?array $items = [];

                public function __construct(private readonly Store $store, int ...$rest) {}

                protected static function &add(Item|string $item, $count = 1): ?bool
                {
                    $by = function ($x) use ($count) { return $x; };
                    return array_map(fn ($x) => $x, $this->items);
                }

                abstract public function total(): int;
            }

            function run(array $args) { return new class { public function go() {} }; }
            """;

        Assert.That(Declared.In("cart.php", Text), Is.EqualTo(new[]
        {
            "Namespace Shop\\Orders 2-24 public",
            "Type Cart 8-22 public",
            "Field Cart.LIMIT 10-10 public",
            "Property Cart.items 11-11",
            "Function Cart.__construct(store, rest) 13-13 public",
            "Function Cart.add(item, count) 15-19 public",
            "Function Cart.total() 21-21 public",
            "Function run(args) 24-24 public",
            "Function run.go() 24-24",
        }));
    }

    [Test]
    public void Ruby()
    {
        const string Text = """
            module Shop
              # What is bought.
              class Cart < Base
                def initialize(items = [], limit: 3, &by)
                  @items = items if items
                  while limit > 0 do limit -= 1 end
                end

                def self.of(item) = new([item])

                def empty?
                  case @items.size
                  when 0 then true
                  else
                    @items.each do |item|
                      return false unless item
                    end
                  end
                end

                def limit=(value)
                  @limit = begin value end
                end

                private

                def check; end
              end
            end
            """;

        Assert.That(Declared.In("cart.rb", Text), Is.EqualTo(new[]
        {
            "Type Shop 1-29 public",
            "Type Shop.Cart 3-28 public",
            "Function Cart.initialize(items, limit, by) 4-7 public",
            "Function Cart.of(item) 9-9 public",
            "Function Cart.empty?() 11-19 public",
            "Function Cart.limit=(value) 21-23 public",
            "Function Cart.check() 27-27",
        }));
    }

    [Test]
    public void Lua()
    {
        const string Text = """
            local M = {}

            --- Adds.
            function M.add(a, b)
              if a then return b end
              for i = 1, 2 do print(i) end
              repeat a = a - 1 until a == 0
            end

            local function hidden(...) end

            M.run = function(x)
              return x
            end

            function Cart:total() end
            """;

        Assert.That(Declared.In("cart.lua", Text), Is.EqualTo(new[]
        {
            "Function M.add(a, b) 4-8 public",
            "Function hidden() 10-10",
            "Function M.run(x) 12-14 public",
            "Function Cart.total() 16-16 public",
        }));
    }

    [Test]
    public void Shell()
    {
        const string Text = """
            #!/bin/bash
            # Adds.
            add() {
              echo "${1#x} }"
              case $1 in a) run ;; esac
            }
            function clean-up
            {
              rm -rf "$1"
            }
            add 1
            {
              run {
              }
            }
            """;

        Assert.That(Declared.In("cart.sh", Text), Is.EqualTo(new[] { "Function add() 3-6 public", "Function clean-up() 7-10 public" }));
    }
}
